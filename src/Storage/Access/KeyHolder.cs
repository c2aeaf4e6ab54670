namespace Tocsin.Storage.Access;

/// <summary>A key that holds, with its person as they are now.</summary>
/// <param name="Key">The key.</param>
/// <param name="Person">Whose role it has.</param>
/// <param name="Elections">Elections that key and person have in common; <c>*</c> for all.</param>
public sealed record KeyHolder(ApiKey Key, Person Person, IReadOnlyList<string> Elections);
