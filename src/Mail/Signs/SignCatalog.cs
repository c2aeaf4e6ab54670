namespace Tocsin.Mail.Signs;

/// <summary>Every sign, one line each.</summary>
public static class SignCatalog
{
    /// <summary>All signs in the order in which they look.</summary>
    public static IReadOnlyList<ISign> All { get; } =
    [
        new UnauthenticatedSender(),
        new ClaimsToBeInside(),
        new DisownedByOwner(),
        new ImpersonatedPerson(),
        new BorrowedName(),
        new BorrowedImprint(),
        new StrangeName(),
        new NameInsideDomain(),
        new DomainInName(),
        new OfficialNameAtFreemail(),
        new NamelessOffice(),
        new InstructionFromOutside(),
        new LookalikeSender(),
        new ImpossibleSender(),
        new ThrowawaySender(),
        new ForeignReplyTo(),
        new AddressedToItself(),
        new StrangersLetter(),
        new InvoiceFromFreemail(),
        new UnknownSender(),
        new NeighbouringRecipients(),
        new BulkHeaders(),
        new LookalikeLinks(),
        new LyingLinks(),
        new HiddenTargets(),
        new ThrowawayLinks(),
        new LureWords(),
        new PersonalisedSubject(),
        new FeignedAnswer(),
        new RansomDemand(),
        new DisguisedLetters(),
        new BrokenUpWords(),
        new HiddenText(),
        new DrawnText(),
        new BareMessage(),
        new PictureOnly(),
        new PasswordForm(),
        new Smuggling(),
        new DangerousAttachments(),
    ];
}
