namespace Tocsin.Mail.Signs;

/// <summary>Looks for one thing that attackers do. Stateless; called from many threads.</summary>
public interface ISign
{
    /// <summary>Adds what it finds.</summary>
    void Look(MailView mail, ICollection<SignHit> hits);
}
