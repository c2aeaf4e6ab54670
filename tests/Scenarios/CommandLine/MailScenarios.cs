using Shouldly;
using Xunit;

namespace Tocsin.Scenarios.CommandLine;

/// <summary>Mail screened by the whole program.</summary>
public sealed class MailScenarios : IDisposable
{
    private readonly Workspace _work = new();

    [Fact]
    public async Task A_folder_of_mail_gives_the_attack_with_its_reasons()
    {
        Directory.CreateDirectory(_work.At("export"));
        File.WriteAllText(_work.At("export/1.eml"), "From: Tomas <tomas@ourparty.example>\nSubject: Lunch\n\nAt noon?\n");
        File.WriteAllText(_work.At("export/2.eml"), "From: IT Support <it@ourparty-login.com>\nSubject: Your password will expire\n\nhttps://ourparty-login.com/renew\n");
        File.WriteAllText(_work.At("ours.txt"), "ourparty.example\n");
        var run = await Tool.Run(_work.Directory, "mail", "screen", "export", "--protect", "ours.txt");
        run.Exits(1).Output.ShouldContain("looks like ourparty.example");
        run.Output.ShouldContain("2 messages: 1 attack");
    }

    public void Dispose() => _work.Dispose();
}
