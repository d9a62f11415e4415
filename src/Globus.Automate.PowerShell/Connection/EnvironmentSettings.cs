using System.Globalization;
using System.Management.Automation;
using Globus.Automate.Environments;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>
/// The settings from environment variables: those of the Python SDK
/// (https://globus-sdk-python.readthedocs.io/en/stable/core/config.html), and a client id and secret.
/// </summary>
internal static class EnvironmentSettings
{
    private const string ClientIdVariable = "GLOBUS_CLIENT_ID";
    private const string ClientSecretVariable = "GLOBUS_CLIENT_SECRET";
    private const string VerifyVariable = "GLOBUS_SDK_VERIFY_SSL";

    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan NoTimeout = TimeSpan.FromDays(1);

    /// <summary>The Globus environment with overridden addresses; production by default.</summary>
    public static GlobusEnvironment Addresses
    {
        get
        {
            var environment = Find(Read("GLOBUS_SDK_ENVIRONMENT") ?? "production");
            var auth = Address("GLOBUS_SDK_SERVICE_URL_AUTH") ?? environment.Auth;
            var flows = Address("GLOBUS_SDK_SERVICE_URL_FLOWS")
                ?? Address("GLOBUS_AUTOMATE_FLOWS_ENDPOINT")
                ?? environment.Flows;
            return new(environment.Name, auth, flows, ServicesOf(auth, flows));
        }
    }

    /// <summary>The timeout of one attempt; one minute by default.</summary>
    public static TimeSpan HttpTimeout => Read("GLOBUS_SDK_HTTP_TIMEOUT") is { } text ? Timeout(text) : DefaultTimeout;

    /// <summary>
    /// The validation of service certificates; by the authorities of the operating system by default.
    /// </summary>
    public static CertificateValidation Certificates =>
        Read(VerifyVariable)?.ToLowerInvariant() switch
        {
            null or "y" or "yes" or "t" or "true" or "on" or "1" => CertificateValidation.SystemAuthorities,
            "n" or "no" or "f" or "false" or "off" or "0" => CertificateValidation.Disabled,
            _ => new CertificateValidation(IsEnabled: true, LoadBundle(Read(VerifyVariable)!)),
        };

    /// <summary>The client that signs in; null if the variables are not set.</summary>
    /// <exception cref="CommandException">Only one of the two variables is set.</exception>
    public static (string Id, string Secret)? Client =>
        (Read(ClientIdVariable), Read(ClientSecretVariable)) switch
        {
            (null, null) => null,
            ({ } id, { } secret) => (id, secret),
            _ => throw InvalidVariable(
                $"Only one of {ClientIdVariable} and {ClientSecretVariable} is set.",
                $"Set both {ClientIdVariable} and {ClientSecretVariable}, or neither."
            ),
        };

    /// <summary>Finds an environment by name.</summary>
    /// <exception cref="CommandException">The environment does not exist.</exception>
    private static GlobusEnvironment Find(string name) =>
        GlobusEnvironment.Find(name)
        ?? throw InvalidVariable(
            $"GLOBUS_SDK_ENVIRONMENT is '{name}', which is not a Globus environment.",
            $"Set it to one of {string.Join(", ", GlobusEnvironment.All.Select(environment => environment.Name))}."
        );

    // The SDK for Python calls Timers TIMER, the one for JavaScript TIMERS.
    private static ServiceAddresses ServicesOf(Uri auth, Uri flows)
    {
        var services = ServiceAddresses.Of(auth, flows);
        return new(
            Address("GLOBUS_SDK_SERVICE_URL_TIMER") ?? Address("GLOBUS_SDK_SERVICE_URL_TIMERS") ?? services.Timers,
            Address("GLOBUS_SDK_SERVICE_URL_TRANSFER") ?? services.Transfer,
            Address("GLOBUS_SDK_SERVICE_URL_SEARCH") ?? services.Search,
            Address("GLOBUS_SDK_SERVICE_URL_GROUPS") ?? services.Groups
        );
    }

    private static Uri? Address(string variable)
    {
        if (Read(variable) is not { } text)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw InvalidVariable(
                $"{variable} is '{text}', which is not a valid address.",
                "Set it to an address such as https://flows.globus.org."
            );
    }

    private static TimeSpan Timeout(string text)
    {
        if (
            !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            || !(seconds is > 0 and < 86_400 or -1)
        )
        {
            throw InvalidVariable(
                $"GLOBUS_SDK_HTTP_TIMEOUT is '{text}', which is not a valid number of seconds.",
                "Set it to a number up to 86400, or to -1 for no limit."
            );
        }

        return seconds < 0 ? NoTimeout : TimeSpan.FromSeconds(seconds);
    }

    private static CertificateAuthorities LoadBundle(string path)
    {
        const string advice =
            $"Set {VerifyVariable} to true, to false, or to the path of a PEM file with CA certificates.";
        if (!File.Exists(path))
        {
            throw InvalidVariable(
                $"{VerifyVariable} is '{path}', which is not true, false, or an existing file.",
                advice
            );
        }

        try
        {
            return CertificateAuthorities.Load(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            throw InvalidVariable(
                $"The CA bundle '{path}' in {VerifyVariable} cannot be used: {exception.Message}",
                advice
            );
        }
    }

    // Values from files and command substitutions may end with a line break.
    private static string? Read(string variable) =>
        System.Environment.GetEnvironmentVariable(variable)?.Trim() is { Length: > 0 } value ? value : null;

    private static CommandException InvalidVariable(string message, string advice) =>
        new("InvalidEnvironmentVariable", ErrorCategory.InvalidArgument, message, advice);
}
