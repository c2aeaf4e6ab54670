using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Detectors.RapidResharing;

/// <summary>What <see cref="FanTest"/> says of a group.</summary>
/// <param name="Regulars">Accounts that reshared at least the minimum number of the group's posts.</param>
/// <param name="Prompt">How many of these are prompt.</param>
/// <param name="PromptElsewhere">Prompt accounts among all other regular resharers.</param>
/// <param name="RegularsElsewhere">All other regular resharers.</param>
/// <param name="Test">Do fans with the ordinary share of prompt ones among them make so many? Corrected for the accounts that could have been at the centre of such a group.</param>
internal sealed record FanResult(int Regulars, int Prompt, int PromptElsewhere, int RegularsElsewhere, ShareTest Test);
