using Tocsin.Engine.Model;

namespace Tocsin.Sources.Reading;

/// <summary>Rejections of one file: counted with the file and kept in the log of the scan.</summary>
internal sealed class FileRejections(InputFile file, RejectionLog log)
{
    public void Add(long line, RejectionReason reason, string? detail)
    {
        file.CountRejected();
        log.Add(new Rejection(file.Name, line, reason, detail));
    }
}
