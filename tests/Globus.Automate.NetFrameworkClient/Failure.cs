using Globus.Automate.Auth;
using Globus.Automate.Auth.SignIn;
using Globus.Automate.Http;
using Globus.Automate.Yaml;

namespace Globus.Automate.NetFrameworkClient;

/// <summary>Prints the exceptions of the client.</summary>
internal static class Failure
{
    /// <summary>Runs an action and prints its exception.</summary>
    public static async Task PrintAsync(Func<Task> action)
    {
        try
        {
            await action().ConfigureAwait(false);
            Console.Out.WriteLine("no exception");
        }
        catch (Exception exception)
        {
            Console.Out.WriteLine($"{exception.GetType().Name}: {Describe(exception)}");
        }
    }

    private static string Describe(Exception exception) =>
        exception switch
        {
            GlobusServiceException error =>
                $"{(int)error.StatusCode} {error.Code}{string.Concat(error.Details.Select(one => $" {one.Path}"))}"
                    + (error.DebugId is null ? "" : " with a debug id"),
            GlobusConnectionException error =>
                $"timeout {error.IsTimeout}, {WithoutPort(error.Message, error.Address)}",
            InvalidResponseException error => WithoutPort(error.Message, error.RequestUri),
            StartUncertainException error => $"{error.InnerException!.GetType().Name}",
            TokenUnavailableException error => $"{error.Reason} {error.Error}",
            SignInException error => $"{error.Reason} {error.Error}",
            YamlSyntaxException error => $"line {error.Line}, column {error.Column}: {error.Message}",
            OperationCanceledException error => $"{error.CancellationToken.IsCancellationRequested}",
            _ => exception.Message,
        };

    private static string WithoutPort(string message, Uri address) =>
        message.Replace($"{address.Host}:{address.Port}", "the host");
}
