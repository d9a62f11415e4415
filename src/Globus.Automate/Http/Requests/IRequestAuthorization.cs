using System.Net.Http.Headers;

namespace Globus.Automate.Http.Requests;

/// <summary>Authorizes the attempts of one request.</summary>
internal interface IRequestAuthorization
{
    /// <summary>The scope of the token.</summary>
    string Scope { get; }

    /// <summary>Returns the header of the next attempt.</summary>
    ValueTask<AuthenticationHeaderValue> GetHeaderAsync(GlobusRequest request, CancellationToken cancellationToken);

    /// <summary>Returns another header after the service refused the last one; null if there is none.</summary>
    ValueTask<AuthenticationHeaderValue?> RenewHeaderAsync(
        GlobusRequest request,
        GlobusServiceException refusal,
        CancellationToken cancellationToken
    );
}
