namespace Globus.Automate.Http;

/// <summary>Someone who watches requests, see <see cref="HttpTrace"/>.</summary>
public interface IHttpTrace
{
    /// <summary>Whether bodies are wanted. They cost a copy each, so nobody gets them unasked.</summary>
    bool WantsBodies { get; }

    /// <summary>An attempt has ended. Called on whatever thread it ended on.</summary>
    void OnAttempt(HttpAttempt attempt);
}
