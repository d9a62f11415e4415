namespace Globus.Automate.Http.Tracing;

/// <summary>Someone who watches requests, see <see cref="HttpTrace"/>.</summary>
public interface IHttpTrace
{
    /// <summary>Whether bodies are wanted. They cost a copy each, so nobody gets them unasked.</summary>
    bool IncludesBodies { get; }

    /// <summary>An attempt has ended. Called on whatever thread it ended on.</summary>
    void OnAttempt(HttpAttempt attempt);

    /// <summary>A pause begins, after which the request is sent again.</summary>
    void OnDelayStarted(HttpRetry retry);

    /// <summary>The pause is over, or was given up.</summary>
    void OnDelayEnded(HttpRetry retry);
}
