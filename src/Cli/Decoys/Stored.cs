using Tocsin.Decoys;
using Tocsin.Decoys.Storing;

namespace Tocsin.Cli.Decoys;

/// <summary>The store, with what can be wrong with it said as errors to the user.</summary>
internal static class Stored
{
    /// <summary>Reads it.</summary>
    public static DecoyStore Read(DecoyStoreFile file) => Try(file.Read);

    /// <summary>Changes it.</summary>
    public static DecoyStore Change(DecoyStoreFile file, Func<DecoyStore, DecoyStore> change, byte[]? secret = null) => Try(() => file.Change(change, secret));

    private static DecoyStore Try(Func<DecoyStore> work)
    {
        try
        {
            return work();
        }
        catch (StoreProblemException e)
        {
            throw new UserError(e.Message, e.Remedy);
        }
        catch (PlantingRefusedException e)
        {
            throw new UserError(e.Message, e.Remedy);
        }
    }
}
