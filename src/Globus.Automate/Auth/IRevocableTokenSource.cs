namespace Globus.Automate.Auth;

/// <summary>A token source that obtained its tokens itself and can revoke them.</summary>
public interface IRevocableTokenSource : ITokenSource
{
    /// <summary>Revokes all tokens (RFC 7009). The source can obtain new tokens afterwards.</summary>
    /// <exception cref="Http.GlobusException">A token could not be revoked; the other tokens were still
    /// tried.</exception>
    Task RevokeAsync(CancellationToken cancellationToken);
}
