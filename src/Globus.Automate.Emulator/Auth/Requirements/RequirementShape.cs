namespace Globus.Automate.Emulator.Auth.Requirements;

/// <summary>The forms in which services report a missing consent or session.</summary>
internal enum RequirementShape
{
    /// <summary>The current common format of Globus services.</summary>
    Canonical,

    /// <summary>The same members, with lists as strings.</summary>
    Legacy,

    /// <summary>Transfer: <c>required_scopes</c> at the root.</summary>
    Transfer,

    /// <summary>Action providers: one <c>required_scope</c> at the root.</summary>
    ActionProvider,

    /// <summary>Auth: <c>unapproved_scopes</c> in its list of errors.</summary>
    Auth,
}
