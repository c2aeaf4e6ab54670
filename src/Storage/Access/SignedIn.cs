namespace Tocsin.Storage.Access;

/// <summary>A session that holds, with what its person may do at this moment.</summary>
/// <param name="Session">The session.</param>
/// <param name="Person">The person.</param>
/// <param name="Elections">Elections they work on; <c>*</c> for all.</param>
public sealed record SignedIn(Session Session, Person Person, IReadOnlyList<string> Elections);
