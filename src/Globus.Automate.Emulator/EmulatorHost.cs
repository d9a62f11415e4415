using System.Net;
using System.Net.Sockets;
using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Control.Seeding;
using Globus.Automate.Emulator.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Globus.Automate.Emulator;

/// <summary>A running emulator: Auth, Flows and action providers on one loopback port.</summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly EmulatorServices _services;

    private EmulatorHost(WebApplication application, EmulatorServices services, Uri address)
    {
        _application = application;
        _services = services;
        Address = address;
    }

    /// <summary>The base address, with a trailing slash.</summary>
    public Uri Address { get; }

    /// <summary>The clock of the emulator.</summary>
    public EmulatorClock Clock => _services.Clock;

    internal EmulatorServices Services => _services;

    /// <summary>All routes, for tests.</summary>
    internal IReadOnlyList<Endpoint> Endpoints =>
        _application.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>Starts an emulator, which accepts requests when the task completes.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="EmulatorStartException">The port is in use, or the data directory is not usable.</exception>
    public static async Task<EmulatorHost> StartAsync(
        EmulatorOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new EmulatorOptions();
        var services = EmulatorServices.Create(options);
        var application = Build(options, services);
        try
        {
            if (options.SeedDirectory is not null)
            {
                SeedFolder.Load(options.SeedDirectory, services.Seeder);
            }

            await application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or SocketException or EmulatorStartException)
        {
            await services.DisposeAsync().ConfigureAwait(false);
            await application.DisposeAsync().ConfigureAwait(false);
            throw exception as EmulatorStartException ?? EmulatorStartException.PortInUse(options.Port, exception);
        }

        var address = new Uri(application.Urls.First() + "/");
        services.Address.Value = address;
        services.Worker.Start();
        services.Actions.Worker.Start();
        return new EmulatorHost(application, services, address);
    }

    /// <summary>Stops the emulator. Data in memory is lost.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync().ConfigureAwait(false);
        await _application.StopAsync(now.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        await _services.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(EmulatorOptions options, EmulatorServices services)
    {
        // An empty list, because the web server must not read the command line as its configuration.
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { Args = [], ContentRootPath = AppContext.BaseDirectory }
        );
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, SilentHostLifetime>();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options.Port));
        var application = builder.Build();
        var pipeline = services.Pipeline;
        var hosted = new HostedPaths(services.Actions.Directory);
        application.Use(next =>
            http =>
            {
                http.Request.Path = hosted.Resolve(http.Request.Path);
                return next(http);
            }
        );
        application.UseRouting();
        application.Use(next => http => pipeline.RunAsync(http, next));
        services.MapRoutes(application);
        return application;
    }

    private static void Listen(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Listen(IPAddress.Loopback, port);
    }
}
