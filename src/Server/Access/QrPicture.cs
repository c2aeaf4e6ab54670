using QRCoder;

namespace Tocsin.Server.Access;

/// <summary>The picture an authenticator app reads, drawn here: the secret goes to no other machine.</summary>
internal static class QrPicture
{
    /// <summary>As an SVG element.</summary>
    public static string Svg(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        return picture.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
