using Tocsin.Partners.Sharing;
using Tocsin.Storage.Partners;

namespace Tocsin.Server.Casebook;

/// <summary>What would leave, before anything is put down.</summary>
/// <param name="Partner">For whom.</param>
/// <param name="Tlp">How far it may travel.</param>
/// <param name="Format">One of <see cref="ShareFormats"/>.</param>
/// <param name="Text">The text, which does not change any more.</param>
/// <param name="Fields">Each field of it.</param>
public sealed record ShareDraft(string Partner, TlpLevel Tlp, string Format, string Text, IReadOnlyList<LeavingField> Fields);
