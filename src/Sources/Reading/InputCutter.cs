using Tocsin.Engine.Model;

namespace Tocsin.Sources.Reading;

/// <summary>Goes through the inputs one after another, recognises each and cuts it into chunks.</summary>
internal sealed class InputCutter(IReadOnlyList<InputFile> files, ReadOptions options, RejectionLog log, Action<int> count)
{
    private long _sequence;

    // Taken but not filled, because its file had ended: the next file starts with it.
    private Slot? _spare;

    public void Cut(Func<Slot> takeFree, Action<Slot> handOn, CancellationToken cancellation)
    {
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            var rejections = new FileRejections(file, log);
            try
            {
                using var source = ByteSource.Open(file, rejections, count);
                if (Plan(file, source, rejections) is not { } reading)
                    continue;
                CutFile(file, source, reading, rejections, takeFree, handOn, cancellation);
                source.Finish();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
            {
                rejections.Add(0, RejectionReason.Unreadable, Why(e));
            }
        }
    }

    private void CutFile(
        InputFile file, ByteSource source, FormatReading reading, FileRejections rejections,
        Func<Slot> takeFree, Action<Slot> handOn, CancellationToken cancellation)
    {
        var framer = reading.CreateFramer(new FramerInput(source, rejections, options));
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            _spare ??= takeFree();
            _spare.Chunk.Clear(options.ChunkBytes);
            if (!framer.Next(_spare.Chunk))
                return;
            _spare.Assign(file, reading, rejections, _sequence++);
            handOn(_spare);
            _spare = null;
        }
    }

    private FormatReading? Plan(InputFile file, ByteSource source, FileRejections rejections)
    {
        byte[] bytes = source.Peek(FileHead.Size, out bool complete);
        if (bytes.Length == 0 && source.BrokeOff)
            return null;
        var head = new FileHead(bytes, complete, file.Path);
        if (head.Shape == HeadShape.Empty && complete)
        {
            rejections.Add(0, RejectionReason.Empty, null);
            return null;
        }

        var format = FormatChoice.For(head, options, file.FromDirectory, out var problem);
        var reading = format?.Open(head, options, out problem);
        if (reading is null)
        {
            rejections.Add(0, problem.Reason, problem.Detail);
            return null;
        }

        file.Format = format!.Info.Name;
        return reading;
    }

    private static string Why(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "not found",
        UnauthorizedAccessException => "no permission",
        _ => "cannot be opened",
    };
}
