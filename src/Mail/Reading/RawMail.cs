namespace Tocsin.Mail.Reading;

/// <summary>One message as bytes, before anything of it was understood.</summary>
/// <param name="File">File it stands in.</param>
/// <param name="Number">Its number in that file, from 1.</param>
/// <param name="Bytes">The message; at most <see cref="MailLimits.MessageBytes"/>.</param>
/// <param name="Cut">The message was longer and its end was left out.</param>
public sealed record RawMail(string File, int Number, byte[] Bytes, bool Cut);
