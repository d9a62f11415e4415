namespace Globus.Automate.Http.Tracing;

/// <summary>A pause before a retry.</summary>
/// <param name="Number">The number of the retry, from 1.</param>
/// <param name="Maximum">The maximum number of retries.</param>
/// <param name="Delay">The pause.</param>
/// <param name="Reason">The reason why the previous attempt has no usable response.</param>
public sealed record HttpRetry(int Number, int Maximum, TimeSpan Delay, string Reason);
