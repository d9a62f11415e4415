using System.Management.Automation;
using Globus.Automate.Auth;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Commands.Connection;

/// <summary>Gets the signed-in identity, or finds identities by username or id.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusIdentity", DefaultParameterSetName = OwnSet)]
[OutputType(typeof(Identity))]
public sealed class GetGlobusIdentityCommand : ConnectedCommand
{
    private const string OwnSet = "Own";
    private const string UsernameSet = "Username";
    private const string IdSet = "Id";

    /// <summary>The usernames of the identities to find.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = UsernameSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string[] Username { get; set; } = [];

    /// <summary>The ids of the identities to find.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public Guid[] IdentityId { get; set; } = [];

    /// <inheritdoc/>
    protected override string NotFoundId => "IdentityNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ParameterSetName switch
        {
            UsernameSet => ForEachAsync(Username, async name =>
                Write(
                    Found(
                        await Client.Auth.GetIdentitiesAsync(usernames: [name], cancellationToken: cancellationToken),
                        name
                    )
                )
            ),
            IdSet => ForEachAsync(IdentityId, async id =>
                Write(Found(await Client.Auth.GetIdentitiesAsync([id], cancellationToken: cancellationToken), id))
            ),
            _ => WriteOwnAsync(cancellationToken),
        };

    private async Task WriteOwnAsync(CancellationToken cancellationToken)
    {
        // The userinfo response depends on the scopes of the token; the identity lookup always returns the username.
        var user = await Client.Auth.GetUserInfoAsync(cancellationToken);
        var identities = await Client.Auth.GetIdentitiesAsync([user.Subject], cancellationToken: cancellationToken);
        Write(
            identities is [var found, ..]
                ? found
                : new Identity
                {
                    Id = user.Subject,
                    Username = user.PreferredUsername,
                    Name = user.Name,
                    Email = user.Email,
                }
        );
    }

    private static Identity Found(IReadOnlyList<Identity> identities, object wanted) =>
        identities.Count > 0
            ? identities[0]
            : throw new CommandException(
                "IdentityNotFound",
                ErrorCategory.ObjectNotFound,
                $"The identity '{wanted}' was not found in Globus Auth.",
                "Check the username or id."
            );
}
