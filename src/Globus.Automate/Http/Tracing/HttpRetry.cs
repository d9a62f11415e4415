namespace Globus.Automate.Http.Tracing;

/// <summary>A request that is about to be sent again.</summary>
/// <param name="Number">Which retry it is, from 1.</param>
/// <param name="Maximum">How many retries there are at most.</param>
/// <param name="Delay">The pause before it.</param>
/// <param name="Reason">Why the attempt before it brought no usable response.</param>
public sealed record HttpRetry(int Number, int Maximum, TimeSpan Delay, string Reason);
