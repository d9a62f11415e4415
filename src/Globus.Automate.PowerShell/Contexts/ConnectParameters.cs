using System.Globalization;
using System.Management.Automation.Runspaces;
using Globus.Automate.Environments;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Contexts;

/// <summary>The parameters with which a new sign-in uses the same services and the same context name.</summary>
internal static class ConnectParameters
{
    /// <summary>The parameters of a context, each with a leading space.</summary>
    public static string Of(GlobusContext context) => Of(context.Settings) + NotCurrentParameter(context);

    /// <summary>The parameters of connection settings, each with a leading space.</summary>
    public static string Of(ContextSettings settings) =>
        Addresses(settings) + Name(settings) + RequestParameters(settings);

    private static string Addresses(ContextSettings settings)
    {
        var (auth, flows) = (settings.AuthAddress, settings.FlowsAddress);
        var environment = GlobusEnvironment.All.FirstOrDefault(one => one.Auth == auth && one.Flows == flows);
        if (environment is null || settings.IsEmulator)
        {
            return $" -AuthUrl {LineText.Quoted(auth.AbsoluteUri)} -FlowsUrl {LineText.Quoted(flows.AbsoluteUri)}";
        }

        var isUsual = environment == GlobusEnvironment.Production && IsDefaultEnvironment(environment);
        return isUsual ? "" : $" -Environment {environment.Name}";
    }

    // Without -Environment, environment variables may select another environment.
    private static bool IsDefaultEnvironment(GlobusEnvironment environment)
    {
        try
        {
            return EnvironmentSettings.Addresses == environment;
        }
        catch (CommandException)
        {
            return false;
        }
    }

    private static string Name(ContextSettings settings) =>
        settings.Name == ContextSettings.DefaultName ? "" : $" -ContextName {LineText.Quoted(settings.Name)}";

    private static string RequestParameters(ContextSettings settings)
    {
        var culture = CultureInfo.InvariantCulture;
        var seconds = Math.Ceiling(settings.HttpTimeout.TotalSeconds);
        var timeout = seconds is 60 or > 86_399 ? "" : string.Format(culture, " -HttpTimeoutSec {0:0}", seconds);
        var count = settings.MaximumRetryCount;
        return timeout + (count == 5 ? "" : string.Format(culture, " -MaximumRetryCount {0}", count));
    }

    // The new sign-in of a context that is not current must not become current.
    private static string NotCurrentParameter(GlobusContext context)
    {
        var current = Runspace.DefaultRunspace is null ? null : RunspaceContexts.Current.CurrentContext;
        return current is null || ReferenceEquals(current, context) ? "" : " -NotCurrent";
    }
}
