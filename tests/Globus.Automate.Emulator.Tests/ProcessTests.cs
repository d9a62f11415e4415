using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Tests.Auth.SignIn;

namespace Globus.Automate.Emulator.Tests;

/// <summary>The emulator as a process of its own, as shells and tools start it.</summary>
public sealed class ProcessTests
{
    private static readonly string[] Services =
    [
        "AUTH",
        "FLOWS",
        "GROUPS",
        "SEARCH",
        "TRANSFER",
        "TIMER",
        "TIMERS",
        "COMPUTE",
    ];

    [Fact]
    public async Task Attached_it_prints_one_line_of_JSON_and_ends_with_its_standard_input()
    {
        using var process = Start("--attached", "--port", "0");
        var ready = JsonNode.Parse((await process.ReadLineAsync())!)!;
        Assert.Equal(process.Id, (int)ready["pid"]!);
        Assert.Equal("10ca1000-0000-4000-8000-000000000001", (string)ready["clientId"]!);
        Assert.NotNull(ready["clientSecret"]);
        using (var http = new HttpClient())
        {
            var health = await http.GetStringAsync(
                new Uri(ready["url"] + "_emulator/health"),
                TestContext.Current.CancellationToken
            );
            Assert.Equal((string)ready["version"]!, (string)JsonNode.Parse(health)!["version"]!);
        }

        process.CloseInput();
        Assert.Equal("", (await process.ReadToEndAsync()).Output);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Attached_it_outlives_an_interrupt()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Interrupts are sent with kill.");
        using var process = Start("--attached", "--port", "0");
        var ready = JsonNode.Parse((await process.ReadLineAsync())!)!;
        process.Signal("INT");

        using var http = new HttpClient();
        var health = await http.GetStringAsync(
            new Uri(ready["url"] + "_emulator/health"),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("ok", health, StringComparison.Ordinal);
        process.CloseInput();
        await process.WaitForExitAsync();
    }

    [Fact]
    public async Task For_people_it_prints_what_they_need_and_ends_on_an_interrupt()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Interrupts are sent with kill.");
        using var process = Start("--port", "0");
        var text = "";
        while (!text.Contains("Ctrl+C", StringComparison.Ordinal))
        {
            text += (await process.ReadLineAsync() ?? throw new EndOfStreamException(text)) + "\n";
        }

        foreach (var service in Services)
        {
            Assert.Contains($"\n  GLOBUS_SDK_SERVICE_URL_{service}=http://127.0.0.1:", text, StringComparison.Ordinal);
        }

        Assert.Contains("10ca1000-0000-4000-8000-000000000003", text, StringComparison.Ordinal);
        foreach (var program in (string[])["GLOBUS_CLI", "GLOBUS_COMPUTE", "GLOBUS"])
        {
            Assert.Contains(
                $"\n  {program}_CLIENT_ID=10ca1000-0000-4000-8000-000000000001",
                text,
                StringComparison.Ordinal
            );
            Assert.Contains(
                $"\n  {program}_CLIENT_SECRET=globus-emulator-development-secret",
                text,
                StringComparison.Ordinal
            );
        }

        process.Signal("INT");

        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task With_any_client_every_application_can_sign_in()
    {
        using var process = Start("--attached", "--any-client", "--port", "0");
        var ready = JsonNode.Parse((await process.ReadLineAsync())!)!;
        using var http = new HttpClient { BaseAddress = new Uri((string)ready["url"]!) };
        using var page = await http.GetAsync(
            SignInAddress.Of(("client_id", Guid.NewGuid().ToString())),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        process.CloseInput();
        await process.WaitForExitAsync();
    }

    [Fact]
    public async Task A_port_in_use_is_one_line_of_JSON_and_exit_code_3()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var process = Start("--attached", "--port", $"{((IPEndPoint)listener.LocalEndpoint).Port}");
        var failure = JsonNode.Parse((await process.ReadErrorLineAsync())!)!;
        Assert.Equal("PortInUse", (string)failure["error"]!);
        Assert.Contains("--port 0", (string)failure["message"]!, StringComparison.Ordinal);
        Assert.Equal("", (await process.ReadToEndAsync()).Output);
        Assert.Equal(3, process.ExitCode);
    }

    [Theory]
    [InlineData(2, "InvalidArgument", "--port", "many")]
    [InlineData(2, "InvalidArgument", "--port", "70000")]
    [InlineData(2, "InvalidArgument", "--port")]
    [InlineData(2, "InvalidArgument", "--time-scale", "0")]
    [InlineData(2, "InvalidArgument", "--time-scale", "1e300")]
    [InlineData(2, "InvalidArgument", "--time-scale", "1e309")]
    [InlineData(2, "InvalidArgument", "--time-scale=-1")]
    [InlineData(2, "InvalidArgument", "--time-scale", "NaN")]
    [InlineData(2, "InvalidArgument", "--time-scale", "")]
    [InlineData(2, "InvalidArgument", "--port", "-1")]
    [InlineData(2, "InvalidArgument", "--port=")]
    [InlineData(2, "InvalidArgument", "--port", "1", "--port", "2")]
    [InlineData(2, "InvalidArgument", "--data", "")]
    [InlineData(2, "InvalidArgument", "--deterministic-ids", "2147483648")]
    [InlineData(2, "InvalidArgument", "extra")]
    [InlineData(2, "InvalidArgument", "@file")]
    [InlineData(2, "InvalidArgument", "--wait")]
    [InlineData(2, "InvalidArgument", "--deterministic-ids", "one")]
    [InlineData(2, "InvalidArgument", "--collection", "10ca1000-0000-4000-8000-00000000c001")]
    [InlineData(2, "InvalidArgument", "--collection", "nonsense=/")]
    [InlineData(2, "InvalidArgument", "--collection", "10ca1000-0000-4000-8000-00000000c001=/no/such/folder")]
    [InlineData(
        2,
        "InvalidArgument",
        "--collection",
        "10ca1000-0000-4000-8000-00000000c001=.",
        "--collection",
        "10CA1000-0000-4000-8000-00000000C001=."
    )]
    [InlineData(4, "DataDirectory", "--data", "/dev/null/x")]
    [InlineData(5, "Seed", "--seed", "/dev/null/x")]
    public async Task Arguments_that_make_no_sense_are_refused(int exitCode, string code, params string[] arguments)
    {
        using var process = Start(["--attached", .. arguments]);
        var failure = JsonNode.Parse((await process.ReadErrorLineAsync())!)!;
        await process.WaitForExitAsync();
        Assert.Equal((code, exitCode), ((string)failure["error"]!, process.ExitCode));
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("--version", "--attached")]
    [InlineData("--port=0", "--version")]
    public async Task It_says_its_version(params string[] arguments)
    {
        using var process = Start(arguments);
        var (text, _) = await process.ReadToEndAsync();
        Assert.Equal((EmulatorVersion.Text, 0), (text.Trim(), process.ExitCode));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    public async Task It_lists_its_options(string argument)
    {
        using var process = Start(argument);
        var (text, _) = await process.ReadToEndAsync();
        Assert.Equal(0, process.ExitCode);
        foreach (
            var option in (string[])
                [
                    "--port",
                    "--data",
                    "--seed",
                    "--collection",
                    "--time-scale",
                    "--deterministic-ids",
                    "--attached",
                    "--version",
                ]
        )
        {
            Assert.Contains(option, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--port=0", "--time-scale=60", "--deterministic-ids=7")]
    [InlineData("--port:0", "--time-scale", "1e-3")]
    [InlineData("--deterministic-ids", "-7", "--port", "0")]
    public async Task Values_may_follow_a_blank_or_a_sign(params string[] arguments)
    {
        using var process = Start(["--attached", .. arguments]);
        Assert.Contains("\"url\"", await process.ReadLineAsync(), StringComparison.Ordinal);
        process.CloseInput();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>
    /// The .NET host takes the platform from a variable, so another platform needs no other machine. The copy has no
    /// <c>runtimes</c> folder.
    /// </summary>
    [Theory]
    [InlineData(null)]
    [InlineData("linux-arm")]
    [InlineData("win-x86")]
    public async Task Without_the_native_library_of_the_store_it_names_the_platforms(string? platform)
    {
        var copy = Directory.CreateTempSubdirectory("emulator-");
        try
        {
            foreach (
                var file in Directory.EnumerateFiles(Path.GetDirectoryName(typeof(EmulatorHost).Assembly.Location)!)
            )
            {
                File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
            }

            var environment = new Dictionary<string, string?> { ["DOTNET_RUNTIME_ID"] = platform };
            var expected =
                $"SQLite's native library for {platform ?? RuntimeInformation.RuntimeIdentifier} is missing or cannot "
                + "be loaded; reinstall the emulator on a supported platform: win-x64, win-arm64, linux-x64, "
                + "linux-arm64, linux-musl-x64, linux-musl-arm64, osx-x64 or osx-arm64.";

            using var attached = StartFrom(copy.FullName, environment, "--attached", "--port", "0");
            var (output, errors) = await attached.ReadToEndAsync();
            var failure = JsonNode.Parse(errors)!;
            Assert.Equal(("", 6), (output, attached.ExitCode));
            Assert.Equal(("NativeLibrary", expected), ((string)failure["error"]!, (string)failure["message"]!));

            using var standalone = StartFrom(copy.FullName, environment, "--port", "0");
            (output, errors) = await standalone.ReadToEndAsync();
            Assert.Equal(("", 6), (output, standalone.ExitCode));
            Assert.Equal(expected, errors.Trim());
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static TestProcess Start(params IReadOnlyList<string> arguments) =>
        StartFrom(Path.GetDirectoryName(typeof(EmulatorHost).Assembly.Location)!, environment: null, arguments);

    private static TestProcess StartFrom(
        string folder,
        IReadOnlyDictionary<string, string?>? environment,
        params IReadOnlyList<string> arguments
    ) =>
        TestProcess.Start(
            "dotnet",
            [Path.Combine(folder, Path.GetFileName(typeof(EmulatorHost).Assembly.Location)), .. arguments],
            environment
        );
}
