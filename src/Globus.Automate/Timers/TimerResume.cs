namespace Globus.Automate.Timers;

/// <summary>The request that resumes a timer.</summary>
/// <param name="UpdateCredentials">Whether the timer uses the token of this request from now on; null to let the
/// service decide.</param>
internal sealed record TimerResume(bool? UpdateCredentials);
