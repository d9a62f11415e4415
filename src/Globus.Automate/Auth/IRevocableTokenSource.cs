namespace Globus.Automate.Auth;

/// <summary>A token source that got its tokens itself, and can end them.</summary>
public interface IRevocableTokenSource : ITokenSource
{
    /// <summary>Ends every token that it holds (RFC 7009). It may be asked for new ones afterwards.</summary>
    /// <exception cref="Http.GlobusException">A token could not be ended; the others were still tried.</exception>
    Task RevokeAsync(CancellationToken cancellationToken);
}
