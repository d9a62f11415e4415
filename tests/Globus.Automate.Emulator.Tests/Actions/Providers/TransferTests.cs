using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator.Tests.Actions.Providers;

/// <summary>Transfer really moves files, between folders that collections map to, and reaches nothing else.</summary>
public sealed class TransferTests : IDisposable
{
    private const string Source = "10ca1000-0000-4000-8000-00000000c001";
    private const string Destination = "10ca1000-0000-4000-8000-00000000c002";
    private const string Definition = """
        {"StartAt": "T", "States": {"T": {"Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/transfer", "Parameters": {"source_endpoint.$": "$.from", "destination_endpoint.$": "$.to", "DATA.$": "$.items", "label": "nightly"}, "ExceptionOnActionFailure": false, "ResultPath": "$.T", "End": true}}}
        """;

    private readonly string _outside = Directory.CreateTempSubdirectory("outside-").FullName;
    private readonly string _given = Directory.CreateTempSubdirectory("given-").FullName;

    private EmulatorOptions Options =>
        new() { Collections = new Dictionary<Guid, string> { [new Guid(Source)] = _given } };

    public void Dispose()
    {
        Directory.Delete(_outside, recursive: true);
        Directory.Delete(_given, recursive: true);
    }

    [Fact]
    public async Task A_flow_moves_files_and_shows_the_task()
    {
        await using var emulator = await TestEmulator.StartAsync(Options);
        Write("data/a.txt", "one");
        Write("data/deep/b.txt", "two");
        var task = await TransferAsync(
            emulator,
            """{"source_path": "/data/", "destination_path": "/~/copy", "recursive": true}"""
        );
        Assert.Equal(
            ("SUCCEEDED", "TRANSFER", "nightly"),
            ((string)task["status"]!, (string)task["type"]!, (string)task["label"]!)
        );
        Assert.Equal(
            (2, 2, 2, 6),
            (
                (int)task["files"]!,
                (int)task["directories"]!,
                (int)task["files_transferred"]!,
                (int)task["bytes_transferred"]!
            )
        );
        Assert.Equal(
            (Source, Destination),
            ((string)task["source_endpoint_id"]!, (string)task["destination_endpoint_id"]!)
        );
        var folder = await FolderAsync(emulator, Destination);
        Assert.Equal("one", await ReadAsync(folder, "copy/a.txt"));
        Assert.Equal("two", await ReadAsync(folder, "copy/deep/b.txt"));
        Assert.Equal(["copy/a.txt", "copy/deep/b.txt"], Files(folder));
    }

    [Fact]
    public async Task A_transfer_is_ACTIVE_when_it_was_taken_and_its_log_tells_how_it_ended()
    {
        await using var emulator = await TestEmulator.StartAsync(Options);
        Write("a.txt", "one");
        var client = Client(emulator, "transfer");
        var started = (await client.RunAsync(Items("""{"source_path": "a.txt", "destination_path": "b.txt"}"""))).Ok();
        Assert.Equal("ACTIVE", (string)started["status"]!);
        await emulator.Host.Services.Worker.WhenIdleAsync();
        var id = (string)started["action_id"]!;
        Assert.Equal("SUCCEEDED", (string)(await client.GetAsync(id))["status"]!);
        Assert.Equal(
            ["STARTED", "STATUS_UPDATE", "COMPLETED"],
            (await client.SendAsync("GET", $"{id}/log")).Ok()["entries"]!
                .AsArray()
                .Select(entry => (string)entry!["code"]!)
        );
    }

    [Fact]
    public async Task A_fresh_collection_is_a_folder_that_only_its_user_can_enter()
    {
        string folder;
        await using (var emulator = await TestEmulator.StartAsync())
        {
            (await Client(emulator, "mkdir").RunAsync($$"""{"endpoint_id": "{{Destination}}", "path": "/a"}""")).Ok();
            folder = await FolderAsync(emulator, Destination);
            Assert.True(Directory.Exists(Path.Combine(folder, "a")));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                    File.GetUnixFileMode(folder)
                );
            }

            (await emulator.SendAsync("POST", "_emulator/reset")).Ok();
            Assert.False(Directory.Exists(folder));
        }
    }

    [Fact]
    public async Task A_folder_that_the_emulator_was_given_outlives_a_reset_and_the_emulator()
    {
        Write("kept.txt", "kept");
        await using (var emulator = await TestEmulator.StartAsync(Options))
        {
            Assert.Equal(_given, await FolderAsync(emulator, Source));
            (await emulator.SendAsync("POST", "_emulator/reset")).Ok();
        }

        Assert.Equal("kept", await ReadAsync(_given, "kept.txt"));
    }

    [Theory]
    [InlineData("/missing", "/x", false, "NotFound")]
    [InlineData("/folder", "/x", false, "IsDirectory")]
    [InlineData("/file", "/x", true, "NotDirectory")]
    [InlineData("/../secret", "/x", false, "InvalidPath")]
    [InlineData("/link", "/x", false, "PermissionDenied")]
    [InlineData("/linked/secret", "/x", false, "PermissionDenied")]
    [InlineData("/linked", "/x", true, "PermissionDenied")]
    [InlineData("/pipe", "/x", false, "PermissionDenied")]
    [InlineData("/pipes", "/x", true, "PermissionDenied")]
    [InlineData("/file/inner", "/x", false, "NotFound")]
    [InlineData("/file", "/../x", false, "InvalidPath")]
    [InlineData("/file", "/x.", false, "InvalidPath")]
    public async Task What_is_no_file_of_the_collection_is_not_copied(
        string from,
        string to,
        bool isRecursive,
        string code
    )
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links and pipes are made as Unix has them.");
        await using var emulator = await TestEmulator.StartAsync(Options);
        await MakeTrapsAsync();
        var task = await TransferAsync(
            emulator,
            new JsonObject
            {
                ["source_path"] = from,
                ["destination_path"] = to,
                ["recursive"] = isRecursive,
            }.ToJsonString()
        );
        Assert.Equal(("FAILED", code), ((string)task["status"]!, (string)task["fatal_error"]!["code"]!));
        Assert.DoesNotContain(
            "secret",
            string.Concat(Files(await FolderAsync(emulator, Destination))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Links_below_a_folder_are_left_out()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links are made as Unix has them.");
        await using var emulator = await TestEmulator.StartAsync(Options);
        Write("tree/a.txt", "one");
        Write(Path.Combine(_outside, "secret"), "secret");
        File.CreateSymbolicLink(Path.Combine(_given, "tree/link"), Path.Combine(_outside, "secret"));
        Directory.CreateSymbolicLink(Path.Combine(_given, "tree/linked"), _outside);
        var task = await TransferAsync(
            emulator,
            """{"source_path": "/tree", "destination_path": "/t", "recursive": true}"""
        );
        Assert.Equal(("SUCCEEDED", 2), ((string)task["status"]!, (int)task["files_skipped"]!));
        Assert.Equal(["t/a.txt"], Files(await FolderAsync(emulator, Destination)));
    }

    [Theory]
    [InlineData("/link")]
    [InlineData("/linked/secret")]
    [InlineData("/linked/new")]
    public async Task Nothing_is_written_through_a_link(string to)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links are made as Unix has them.");
        await using var emulator = await TestEmulator.StartAsync(Options);
        await MakeTrapsAsync();
        var item = new JsonObject { ["source_path"] = "/file", ["destination_path"] = to };
        var task = await TransferAsync(emulator, item.ToJsonString(), Source);
        Assert.Equal("PermissionDenied", (string)task["fatal_error"]!["code"]!);
        Assert.Equal(["secret"], Files(_outside));
        Assert.Equal("secret", await ReadAsync(_outside, "secret"));
    }

    [Fact]
    public async Task Deleting_a_folder_leaves_alone_what_its_links_lead_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links are made as Unix has them.");
        await using var emulator = await TestEmulator.StartAsync(Options);
        await MakeTrapsAsync();
        Directory.CreateSymbolicLink(Path.Combine(_given, "folder/linked"), _outside);
        var client = Client(emulator, "delete");
        var id = await client.StartAsync(
            $$"""{"endpoint": "{{Source}}", "DATA": [{"path": "/folder"}], "recursive": true}"""
        );
        await emulator.Host.Services.Worker.WhenIdleAsync();
        Assert.Equal("SUCCEEDED", (string)(await client.GetAsync(id))["status"]!);
        Assert.False(Directory.Exists(Path.Combine(_given, "folder")));
        Assert.Equal("secret", await ReadAsync(_outside, "secret"));
    }

    [Theory]
    [InlineData(null, "new", "new")]
    [InlineData(0, "new", "old")]
    [InlineData(1, "new", "old")]
    [InlineData(1, "longer", "longer")]
    [InlineData(3, "new", "new")]
    public async Task What_exists_is_copied_again_as_far_as_the_sync_level_wants_it(
        int? level,
        string content,
        string expected
    )
    {
        await using var emulator = await TestEmulator.StartAsync(Options);
        Write("a", content);
        Write("b", "old");
        var body = JsonNode.Parse(Items("""{"source_path": "/a", "destination_path": "/b"}""", Source))!;
        body["sync_level"] = level;
        await Client(emulator, "transfer").StartAsync(body.ToJsonString());
        await emulator.Host.Services.Worker.WhenIdleAsync();
        Assert.Equal(expected, await ReadAsync(_given, "b"));
    }

    [Theory]
    [InlineData(
        """
            {"source_endpoint": "nonsense", "destination_endpoint": "10ca1000-0000-4000-8000-00000000c002", "DATA": [{"source_path": "a", "destination_path": "b"}]}
            """
    )]
    [InlineData(
        """
            {"source_endpoint": "10ca1000-0000-4000-8000-00000000c001", "destination_endpoint": "10ca1000-0000-4000-8000-00000000c002", "DATA": []}
            """
    )]
    [InlineData(
        """
            {"source_endpoint": "10ca1000-0000-4000-8000-00000000c001", "destination_endpoint": "10ca1000-0000-4000-8000-00000000c002", "DATA": [{"source_path": "a", "destination_path": "b"}], "delete_destination_extra": 1}
            """
    )]
    public async Task What_a_transfer_cannot_do_is_refused_when_it_is_asked_for(string body)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var response = await Client(emulator, "transfer").RunAsync(body);
        Assert.Equal((422, "RequestValidationError"), ((int)response.Status, response.Code));
    }

    private static ActionClient Client(TestEmulator emulator, string operation) =>
        new(emulator, $"transfer/{operation}", "urn:globus:auth:scope:transfer.api.globus.org:all");

    private static string Items(string items, string destination = Destination) =>
        $$"""{"source_endpoint": "{{Source}}", "destination_endpoint": "{{destination}}", "DATA": [{{items}}]}""";

    private static async Task<JsonNode> TransferAsync(
        TestEmulator emulator,
        string items,
        string destination = Destination
    )
    {
        var run = await emulator.RunAsync(
            await emulator.CreateFlowAsync(Definition),
            $$"""{"from": "{{Source}}", "to": "{{destination}}", "items": [{{items}}]}"""
        );
        Assert.True((string)run["status"]! == "SUCCEEDED", run.ToJsonString());
        return run["details"]!["output"]!["T"]!["details"]!;
    }

    private static async Task<string> FolderAsync(TestEmulator emulator, string id) =>
        (string)
            (await emulator.SendAsync("GET", "_emulator/collections")).Ok()["collections"]!
                .AsArray()
                .Single(collection => (string)collection!["id"]! == id)!["path"]!;

    private static Task<string> ReadAsync(string folder, string path) =>
        File.ReadAllTextAsync(Path.Combine(folder, path), TestContext.Current.CancellationToken);

    private static IEnumerable<string> Files(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private void Write(string path, string text)
    {
        var full = Path.Combine(_given, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private async Task MakeTrapsAsync()
    {
        Write("file", "one");
        Write("folder/inner", "two");
        Write(Path.Combine(_outside, "secret"), "secret");
        File.CreateSymbolicLink(Path.Combine(_given, "link"), Path.Combine(_outside, "secret"));
        Directory.CreateSymbolicLink(Path.Combine(_given, "linked"), _outside);
        Directory.CreateDirectory(Path.Combine(_given, "pipes"));
        using var maker = TestProcess.Start(
            "mkfifo",
            [Path.Combine(_given, "pipe"), Path.Combine(_given, "pipes", "pipe")]
        );
        await maker.WaitForExitAsync();
    }
}
