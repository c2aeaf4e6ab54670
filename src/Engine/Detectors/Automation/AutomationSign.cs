namespace Tocsin.Engine.Detectors.Automation;

/// <summary>What a test says of one account.</summary>
/// <param name="Account">The account and its times.</param>
/// <param name="LogP">ln p, corrected for what was tried on the account.</param>
/// <param name="Words">What was counted, in words.</param>
internal sealed record AutomationSign(AccountTimes Account, double LogP, string Words);
