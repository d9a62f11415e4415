using System.Reflection;

namespace Globus.Automate.NetFrameworkClient;

/// <summary>
/// HTTP in .NET Framework is <c>HttpWebRequest</c>, whose exceptions the client has to tell apart. Mono has a handler
/// for it, but its <c>HttpClientHandler</c> uses another one.
/// </summary>
internal static class WebRequests
{
    /// <summary>Creates a handler that sends requests with <c>HttpWebRequest</c>.</summary>
    public static HttpMessageHandler CreateHandler()
    {
        var type = typeof(HttpClientHandler);
        if (type.Assembly.GetType("System.Net.Http.MonoWebRequestHandler") is not { } inner)
        {
            return new HttpClientHandler();
        }

        object[] arguments = [Activator.CreateInstance(inner, nonPublic: true)];
        const BindingFlags constructor = BindingFlags.Instance | BindingFlags.NonPublic;
        return (HttpMessageHandler)Activator.CreateInstance(type, constructor, null, arguments, null);
    }
}
