namespace Tocsin.Documents;

/// <summary>What the first bytes of a stream say it is.</summary>
internal enum ContentKind
{
    Empty,
    Text,
    Mail,
    Mailbox,
    Html,
    Pdf,
    Zip,
    Gzip,
    Bzip2,
    Xz,
    SevenZip,
    Rar,
    Tar,
    Rtf,
    OldOffice,
    OtherArchive,
    Picture,
}
