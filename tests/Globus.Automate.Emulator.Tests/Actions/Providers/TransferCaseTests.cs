using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Tests.Actions.Providers;

/// <summary>The inputs of Transfer's tasks, as a table: see Cases/transfers.cases.</summary>
public sealed class TransferCaseTests : IDisposable
{
    private const string Source = "10ca1000-0000-4000-8000-00000000c001";
    private const string Destination = "10ca1000-0000-4000-8000-00000000c002";

    private readonly string _source = Directory.CreateTempSubdirectory("source-").FullName;
    private readonly string _destination = Directory.CreateTempSubdirectory("destination-").FullName;

    public static IEnumerable<TheoryDataRow<string>> Cases => CaseFile.ReadSections("transfers");

    public void Dispose()
    {
        Directory.Delete(_source, recursive: true);
        Directory.Delete(_destination, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_task_has_its_outcome(string text)
    {
        Assert.SkipWhen(
            OperatingSystem.IsWindows() && text.Contains("data/*", StringComparison.Ordinal),
            "Windows has no such file names."
        );
        var (operation, body, outcome) = ("", new JsonObject(), "");
        foreach (var line in text.Split('\n'))
        {
            var (word, rest) = (line.Split(' ')[0], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            switch (word)
            {
                case "source":
                    Write(_source, rest);
                    break;
                case "destination":
                    Write(_destination, rest);
                    break;
                case "=>":
                    outcome = rest;
                    break;
                default:
                    (operation, body) = (word, JsonNode.Parse(rest)!.AsObject());
                    break;
            }
        }

        Assert.Equal(outcome, await RunAsync(operation, body, outcome));
    }

    private async Task<string> RunAsync(string operation, JsonObject body, string expected)
    {
        foreach (
            var (member, collection) in operation == "transfer"
                ? (IEnumerable<(string, string)>)[("source_endpoint", Source), ("destination_endpoint", Destination)]
                : [(operation == "ls" ? "endpoint_id" : "endpoint", Source)]
        )
        {
            body[member] ??= collection;
        }

        await using var emulator = await TestEmulator.StartAsync(
            new EmulatorOptions
            {
                Collections = new Dictionary<Guid, string>
                {
                    [new Guid(Source)] = _source,
                    [new Guid(Destination)] = _destination,
                },
            }
        );
        var client = new ActionClient(
            emulator,
            $"transfer/{operation}",
            "urn:globus:auth:scope:transfer.api.globus.org:all"
        );
        var response = await client.RunAsync(body.ToJsonString());
        if ((int)response.Status == 422)
        {
            var reason = expected[(expected.IndexOf(' ', StringComparison.Ordinal) + 1)..];
            Assert.Contains(reason, (string)response.Body!["description"]!, StringComparison.Ordinal);
            return expected;
        }

        var id = (string)response.Ok()["action_id"]!;
        await emulator.Host.Services.Worker.WhenIdleAsync();
        var action = await client.GetAsync(id);
        var details = action["details"]!;
        return (string)action["status"]! == "FAILED" ? $"FAILED {(details["fatal_error"] ?? details)["code"]}"
            : operation == "ls" ? $"SUCCEEDED {Names(details)}"
            : $"{action["status"]} {Files(operation == "transfer" ? _destination : _source)}";
    }

    private static void Write(string folder, string files)
    {
        foreach (var file in files.Split(' '))
        {
            var (path, content) = (Path.Combine(folder, file.Split('=')[0]), file.Split('=')[1]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }
    }

    private static string Names(JsonNode listing) =>
        string.Join(' ', listing["DATA"]!.AsArray().Select(item => (string)item!["name"]!));

    /// <summary>The files with their contents, and empty folders.</summary>
    private static string Files(string folder) =>
        string.Join(
            ' ',
            Directory
                .EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
                .Select(item => (Full: item, Name: Path.GetRelativePath(folder, item).Replace('\\', '/')))
                .Where(item => File.Exists(item.Full) || !Directory.EnumerateFileSystemEntries(item.Full).Any())
                .Select(item => File.Exists(item.Full) ? $"{item.Name}={File.ReadAllText(item.Full)}" : $"{item.Name}/")
                .Order(StringComparer.Ordinal)
        );
}
