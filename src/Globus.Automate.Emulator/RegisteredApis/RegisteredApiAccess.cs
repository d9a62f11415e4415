using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.RegisteredApis;

/// <summary>The permissions of a caller for a registered API. Every flow can call it.</summary>
internal sealed class RegisteredApiAccess
{
    public const string Owner = "owner";
    public const string Administrator = "administrator";
    public const string Viewer = "viewer";

    public static readonly IReadOnlyList<string> All = [Owner, Administrator, Viewer];

    private RegisteredApiAccess(IReadOnlyList<string> roleNames) => RoleNames = roleNames;

    public IReadOnlyList<string> RoleNames { get; }

    public bool MayView => RoleNames.Count > 0;

    public bool MayUpdate => IsOwner || RoleNames.Contains(Administrator);

    public bool IsOwner => RoleNames.Contains(Owner);

    public static RegisteredApiAccess Of(RegisteredApiRecord api, Caller caller) =>
        new([
            .. caller.IsAmong(api.Owners) ? (string[])[Owner] : [],
            .. caller.IsAmong(api.Administrators) ? (string[])[Administrator] : [],
            .. caller.IsAmong(api.Viewers) ? (string[])[Viewer] : [],
        ]);
}
