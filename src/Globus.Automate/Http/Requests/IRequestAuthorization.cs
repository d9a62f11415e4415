using System.Net.Http.Headers;

namespace Globus.Automate.Http.Requests;

/// <summary>Authorizes the attempts of one request.</summary>
internal interface IRequestAuthorization
{
    /// <summary>The scope of the token that is sent.</summary>
    string Scope { get; }

    /// <summary>The header for the next attempt.</summary>
    ValueTask<AuthenticationHeaderValue> GetHeaderAsync(GlobusRequest request, CancellationToken cancellationToken);

    /// <summary>Another header after the service refused the last one; null if none can help.</summary>
    ValueTask<AuthenticationHeaderValue?> RenewHeaderAsync(
        GlobusRequest request,
        GlobusServiceException refusal,
        CancellationToken cancellationToken
    );
}
