namespace Globus.Automate.Http;

/// <summary>The base of this library's exceptions: a service, the connection to it or a token for it fails.</summary>
/// <param name="message">What went wrong. Control characters in it, which come from services, are left out.</param>
/// <param name="innerException">What caused it.</param>
public abstract class GlobusException(string message, Exception? innerException = null)
    : Exception(PlainText.Of(message), innerException);
