using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Tocsin.Server.Access;
using Tocsin.Server.Workbench.Wording;
using Tocsin.Storage.Access;

namespace Tocsin.Server.Workbench.Pages.Access;

/// <summary>A person's own account: ways in, sessions, language.</summary>
public sealed partial class AccountPage
{
    private Account _account = null!;
    private IReadOnlyList<Session> _sessions = [];
    private IReadOnlyList<Passkey> _passkeys = [];
    private IReadOnlyList<string>? _codes;
    private string _secret = "";
    private string? _totpWrong, _totpPassword, _codesWrong, _current, _password, _again;

    /// <summary>Set after the first sign-in.</summary>
    [SupplyParameterFromQuery(Name = "welcome")]
    public string? Welcome { get; set; }

    /// <summary>They were sent here because a password alone does not suffice.</summary>
    [SupplyParameterFromQuery(Name = "second")]
    public string? Second { get; set; }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Load();
        _secret = TotpCode.NewSecret();
    }

    private void Load()
    {
        _account = Store.FindAccount(Caller!.Name)!;
        _sessions = Store.Sessions(_account.Name);
        _passkeys = Store.Passkeys(_account.Person);
    }

    private async Task Leave()
    {
        await SignIn.Close();
        Navigation.NavigateTo("/signin?said=out");
    }

    private async Task TurnOn()
    {
        try
        {
            _secret = SignIn.Unseal(Posted("sealed"));
        }
        catch (CryptographicException)
        {
            _totpWrong = Texts["access.code.refused"];
            return;
        }

        long? step = TotpCode.StepOf(_secret, Posted("code"), Store.Now);
        _totpWrong = step is null ? Texts["access.totp.wrong"] : null;
        _totpPassword = await Proves() ? null : Texts["access.password.wrong"];
        if (step is null || _totpPassword is not null)
            return;
        var (codes, kept) = RecoveryCodes.New();
        if (Do("access.totp.done", () => Store.SetTotp(_account.Name, SignIn.Seal(_secret), kept, step.Value, Session)))
            _codes = codes;
        Load();
    }

    private async Task ChangeCodes()
    {
        if (!await Proves())
        {
            _codesWrong = Texts["access.password.wrong"];
            return;
        }

        if (Posted("do") == "off")
        {
            Do("access.totp.gone", () => Store.SetTotp(_account.Name, "", "", 0, Session));
        }
        else
        {
            var (codes, kept) = RecoveryCodes.New();
            if (Do("access.done", () => Store.SetRecovery(_account.Name, kept)))
                _codes = codes;
        }

        Load();
    }

    private async Task ChangePassword()
    {
        string password = Posted("new");
        _current = await Proves() ? null : Texts["access.password.wrong"];
        _password = PasswordRules.Wrong(password, _account.Name) is { } wrong ? Texts[wrong] : null;
        _again = password != Posted("again") ? Texts["access.password.differs"] : null;
        if ((_current ?? _password ?? _again) is null)
            Do("access.password.changed", () => Store.SetPassword(_account.Name, SignIn.Hash(password), Session));
        Load();
    }

    private void RemovePasskey()
    {
        Do("access.done", () => Store.RemovePasskey(_account.Name, Posted("id")));
        Load();
    }

    private void ChangeLanguage()
    {
        string language = Texts.In(Posted("language")).Language;
        if (!Do("access.done", () => Store.SetLanguage(_account.Name, language)))
            return;
        Preferences.Remember(Context, language);
        Navigation.NavigateTo("/account");
    }

    private async Task EndSession()
    {
        string which = Posted("end");
        if (which == Session)
        {
            await Leave();
            return;
        }

        if (which == "others")
            Do("access.sessions.ended", () => Store.EndSessions(_account.Name, Session, _account.Name));
        else if (_sessions.Any(s => s.Id == which))
            Do("access.sessions.ended", () => Store.EndSession(which, _account.Name));
        Load();
    }

    // Who finds an unlocked screen changes no way in.
    private async Task<bool> Proves() => _account.Password.Length == 0 || await SignIn.Knows(_account.Name, Posted("current"));
}
