using Tocsin.Cli.Commands;
using Tocsin.Cli.Elections;
using Tocsin.Cli.Output;
using Tocsin.Cli.Settings;
using Tocsin.Engine.Pipeline;
using Tocsin.Engine.Text;
using Tocsin.Semantics;

namespace Tocsin.Cli.Scanning;

/// <summary>Turns what the user named into what the engine is given.</summary>
internal static class ScanPreparation
{
    /// <summary>The settings of the engine; mistakes in the files are said or end the command.</summary>
    public static ScanSettings Settings(ScanRequest request, Terminal terminal, ISentenceEncoder? encoder, RegisterList? register = null) => new()
    {
        Version = VersionCommand.Version,
        Election = request.Election is { } election ? ElectionFile.Require(election, terminal) : null,
        Claims = KnownLists.Claims(request.Claims, terminal),
        Outlets = KnownLists.Outlets(request.Outlets, register, terminal),
        Detection = DetectorSettings.Require(request.Settings, terminal),
        Threads = request.Threads,
        Encoder = encoder,
        Reveal = request.Reveal,
        PseudonymKey = request.PseudonymKey is { } key ? PseudonymKeyFile.Read(key) : null,
    };

    /// <summary>The sentence encoder the user named; null without one.</summary>
    public static SentenceEncoder? Encoder(ScanRequest request)
    {
        try
        {
            return request.Encoder is { } directory ? SentenceEncoder.Load(directory, request.Threads) : null;
        }
        catch (EncoderException error)
        {
            throw new UserError(error.Message, error.Remedy);
        }
    }
}
