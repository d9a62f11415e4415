using Globus.Automate.Auth;

namespace Globus.Automate.Tests.Http;

/// <summary>Has a token for every scope: the scope's last word, with a number that renewal counts up.</summary>
public sealed class FakeTokenSource : ITokenSource
{
    public List<TokenRequest> Asked { get; } = [];

    public int Renewals { get; private set; }

    public bool CanRenew { get; set; } = true;

    public ValueTask<AccessToken?> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        Asked.Add(request);
        return new(Token(request));
    }

    public ValueTask<AccessToken?> RenewTokenAsync(
        TokenRequest request,
        AccessToken rejected,
        CancellationToken cancellationToken
    )
    {
        if (!CanRenew)
        {
            return default;
        }

        Renewals++;
        return new(Token(request));
    }

    private AccessToken Token(TokenRequest request) =>
        new($"{request.Scope.Split('/', ':')[^1]}-{Renewals}", request.Scope, expiresOn: null);
}
