namespace Globus.Automate.Http;

/// <summary>The root of what this library throws when Globus, the way to it or a token for it fails.</summary>
public abstract class GlobusException(string message, Exception? innerException = null) : Exception(message, innerException);
