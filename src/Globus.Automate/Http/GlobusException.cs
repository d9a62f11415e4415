namespace Globus.Automate.Http;

/// <summary>The base class of exceptions about a service, a connection or a token.</summary>
/// <param name="message">The message. Control characters, which may come from services, are removed.</param>
/// <param name="innerException">The cause.</param>
public abstract class GlobusException(string message, Exception? innerException = null)
    : Exception(PlainText.Of(message), innerException);
