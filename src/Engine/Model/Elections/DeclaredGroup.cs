namespace Tocsin.Engine.Model.Elections;

/// <summary>Accounts that openly belong together; their coordination is shown as declared, not hidden.</summary>
/// <param name="Name">Who they are.</param>
/// <param name="Accounts">Accounts as <c>platform:handle</c> or as the data knows them.</param>
public sealed record DeclaredGroup(string Name, IReadOnlyList<string> Accounts);
