using Tocsin.Logs.Indicators;
using Tocsin.Cli.Output;
using Tocsin.Sources.Names;

namespace Tocsin.Cli.Logs;

/// <summary>Reads the allow lists that a user names.</summary>
internal static class AllowLists
{
    /// <summary>Reads them.</summary>
    /// <exception cref="UserError">One cannot be read.</exception>
    public static AllowList Read(IReadOnlyList<string> paths, Terminal terminal)
    {
        var allow = new AllowList();
        foreach (string path in paths)
        {
            long before = allow.Unread;
            try
            {
                foreach (var (_, entry) in DomainList.Read(path))
                    allow.Add(entry);
            }
            catch (InvalidDataException e)
            {
                throw new UserError(e.Message);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new UserError($"the list {path} cannot be read", "check path and permissions");
            }

            if (allow.Unread > before)
                terminal.Say($"{path}: {Words.Count(allow.Unread - before, "entry is", "entries are")} neither domain nor network and left out");
        }

        return allow;
    }
}
