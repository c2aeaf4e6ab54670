namespace Tocsin.Evidence.Container;

/// <summary>A file in the container.</summary>
/// <param name="Name">Its name, ASCII.</param>
/// <param name="Size">Its bytes; they are stored as they are.</param>
/// <param name="Crc">Its CRC-32.</param>
/// <param name="Offset">Where its header begins.</param>
internal sealed record ContainerEntry(string Name, long Size, uint Crc, long Offset);
