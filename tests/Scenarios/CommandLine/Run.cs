using System.Text;
using System.Text.Json;
using Shouldly;

namespace Tocsin.Scenarios.CommandLine;

/// <summary>What came of running the program.</summary>
internal sealed record Run(int ExitCode, byte[] OutputBytes, string Messages)
{
    internal string Output => Encoding.UTF8.GetString(OutputBytes);

    /// <summary>Standard output as JSON lines; fails when anything else is in it.</summary>
    internal IReadOnlyList<JsonElement> Lines()
    {
        var lines = new List<JsonElement>();
        foreach (string line in Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var parsed = JsonDocument.Parse(line);
            parsed.RootElement.ValueKind.ShouldBe(JsonValueKind.Object, line);
            parsed.RootElement.TryGetProperty("type", out _).ShouldBeTrue(line);
            lines.Add(parsed.RootElement.Clone());
        }

        return lines;
    }

    /// <summary>Fails when a stack trace reached the user.</summary>
    internal Run WithoutTrace()
    {
        (Output + Messages).ShouldNotContain("   at ");
        (Output + Messages).ShouldNotContain("Unhandled");
        (Output + Messages).ShouldNotContain("BUG:");
        return this;
    }

    internal Run Exits(int code)
    {
        ExitCode.ShouldBe(code, Messages + Output);
        return WithoutTrace();
    }
}
