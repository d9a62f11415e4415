using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator;

/// <summary>What the process prints when it is ready, or cannot be.</summary>
internal static class StartMessage
{
    public static string ForConsole(EmulatorHost host, EmulatorOptions options)
    {
        var client = DevelopmentAccounts.Primary;
        return $"""
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

            Environment for the Globus SDK for Python, for the Globus CLI, and for this module (which takes the first
            two and then GLOBUS_CLIENT_ID and _SECRET; Connect-Globus -Emulator needs none of it):
              GLOBUS_SDK_SERVICE_URL_AUTH={host.Address}
              GLOBUS_SDK_SERVICE_URL_FLOWS={host.Address}
              GLOBUS_SDK_SERVICE_URL_GROUPS={host.Address}
              GLOBUS_CLI_CLIENT_ID={client.Id:D}
              GLOBUS_CLI_CLIENT_SECRET={client.Secret}
              GLOBUS_CLIENT_ID={client.Id:D}
              GLOBUS_CLIENT_SECRET={client.Secret}
            Programs that people sign in to can be the native application {DevelopmentAccounts.Native.Id:D}.

            Ctrl+C ends it.
            """;
    }

    /// <summary>One line for the program that started the process.</summary>
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
