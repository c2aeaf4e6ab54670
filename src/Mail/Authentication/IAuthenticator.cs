using MimeKit;
using Tocsin.Mail.Reading;

namespace Tocsin.Mail.Authentication;

/// <summary>Evaluates who vouches for a message.</summary>
public interface IAuthenticator
{
    /// <summary>Evaluates; null when the message does not hold what that needs.</summary>
    AuthenticationFacts? Evaluate(MimeMessage message, MailParty sender);
}
