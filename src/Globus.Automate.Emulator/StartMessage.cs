using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator;

/// <summary>The messages of the process after the start or a failed start.</summary>
internal static class StartMessage
{
    public static string ForConsole(EmulatorHost host, EmulatorOptions options) =>
        $"""
            Globus emulator {EmulatorVersion.Text} listens on {host.Address}
              Auth          {host.Address}v2/
              Flows         {host.Address}flows
              Providers     {host.Address}actions/hello_world, {string.Join(
                ", ",
                host.Services.Actions.Directory.All.Skip(1).Select(provider => provider.Name)
            )}
              Groups        {host.Address}v2/groups/my_groups
              Control       {host.Address}_emulator/health
              Data          {options.DataDirectory ?? "in memory"}

            Environment variables for the Globus SDKs for Python and JavaScript, the Globus CLI and the PowerShell
            module. The module reads the URLs of Auth and Flows, GLOBUS_CLIENT_ID and GLOBUS_CLIENT_SECRET.
            Connect-Globus -Emulator does not need any of them.
            {string.Join(
                Environment.NewLine,
                ToolEnvironment.Of(host.Address).Select(variable => $"  {variable.Name}={variable.Value}")
            )}
            Native client for programs in which users sign in: {DevelopmentAccounts.Native.Id:D}

            Press Ctrl+C to stop the emulator.
            """;

    /// <summary>One line of JSON for the parent program.</summary>
    public static string ForPrograms(EmulatorHost host) =>
        new JsonObject
        {
            ["url"] = host.Address.AbsoluteUri,
            ["pid"] = Environment.ProcessId,
            ["version"] = EmulatorVersion.Text,
            ["clientId"] = DevelopmentAccounts.Primary.Id.ToString("D"),
            ["clientSecret"] = DevelopmentAccounts.Primary.Secret,
        }.ToText();

    public static string ForFailure(EmulatorStartException exception) =>
        new JsonObject { ["error"] = exception.Code, ["message"] = exception.Message }.ToText();
}
