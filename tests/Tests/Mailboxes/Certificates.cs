using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tocsin.Tests.Mailboxes;

/// <summary>Makes certificates that nobody vouches for.</summary>
internal static class Certificates
{
    internal static X509Certificate2 Make(ECDsa key, string name, int untilYear = 2046)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(untilYear, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    internal static X509Certificate2 ForServer(string name, int untilYear = 2046)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = Make(key, name, untilYear);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
