using Globus.Automate.Environments;

namespace Globus.Automate.Tests.Timers;

/// <summary>Each service is that of the environment whose Globus Auth issues its tokens.</summary>
public sealed class ServiceAddressTests
{
    [Theory]
    [InlineData("https://auth.globus.org/", "https://timer.automate.globus.org/", "https://transfer.api.globus.org/")]
    [InlineData(
        "https://auth.preview.globus.org",
        "https://preview.timer.automate.globus.org/",
        "https://transfer.api.preview.globus.org/"
    )]
    [InlineData(
        "https://auth.sandbox.globuscs.info/",
        "https://sandbox.timer.automate.globus.org/",
        "https://transfer.api.sandbox.globuscs.info/"
    )]
    [InlineData("http://127.0.0.1:7000/", "http://127.0.0.1:8000/", "http://127.0.0.1:8000/")]
    public void The_services_follow_Globus_Auth(string auth, string timers, string transfer)
    {
        var services = ServiceAddresses.Of(new Uri(auth), new Uri("http://127.0.0.1:8000/"));
        Assert.Equal((new Uri(timers), new Uri(transfer)), (services.Timers, services.Transfer));
    }
}
