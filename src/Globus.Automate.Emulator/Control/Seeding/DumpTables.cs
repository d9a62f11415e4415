namespace Globus.Automate.Emulator.Control.Seeding;

/// <summary>The tables of a dump and their columns. A new table requires one line here.</summary>
internal static class DumpTables
{
    private static IReadOnlyList<DumpTable> Timers { get; } =
    [
        new(
            "timer",
            """
            timer_id, name, flow_id, request redacted, identity_id, client_id, session_id, start time, interval_seconds,
            end_count, end_time due, status, inactive_reason document, submitted_at time, changed_at time,
            last_ran_at time, next_run time, run_count, error_count
            """
        ),
        new("timer_result", "timer_id, number, ran_at time, status, run_id, errors document"),
    ];

    /// <summary>Tables precede those that refer to them.</summary>
    public static IReadOnlyList<DumpTable> Dumped { get; } =
    [
        new("definition", "definition_id, definition document, input_schema document"),
        new(
            "flow",
            """
            flow_id, definition_id, title, subtitle, description, keywords document, flow_owner, flow_viewers document,
            flow_starters document, flow_administrators document, run_managers document, run_monitors document,
            created_by, subscription_id, policy_id, created_at time, updated_at time
            """
        ),
        new(
            "run",
            """
            run_id, flow_id, definition_id, flow_title, flow_updated_at time, label, tags document, run_owner,
            run_managers document, run_monitors document, client_id, session_id, run_as document, notify document,
            context redacted, status, details redacted, input redacted, failure redacted, start_time time,
            completion_time time, state_name, entered, visit, document redacted, pending redacted,
            blocking_web_input_id, wake_at due, turn, log_length, last_visit, history_size, version
            """
        ),
        new(
            "visit",
            """
            run_id, entry, number, state_name, state_type, start_time time, started, input redacted, end_time time,
            output redacted, exception, cause redacted, rule, catcher, calls redacted, call_count, warning
            """
        ),
        new(
            "web_input",
            "run_id, web_input_id, question redacted, created_at time, expires_at time, closed_at time, "
                + "chosen_option_id"
        ),
        new(
            "registered_api",
            """
            registered_api_id, name, description, owners document, administrators document, viewers document,
            target document, subscription_id, created_at time, updated_at time, edited_at time, deletion_at time
            """
        ),
        .. Timers,
        new(
            "action",
            """
            action_id, provider, request_id, request_digest, creator_id, client_id, via_scope, body redacted, label,
            manage_by document, monitor_by document, release_after, deadline due, status, display_status,
            details redacted, start_time time, completion_time time, changes_at time, memory, work, silent,
            refusal document
            """
        ),
        new("action_log", "action_id, entry, time time, code, description, details redacted"),
        new("outcome", "outcome_id, flow_id, url, state, attempt, times, used_count, script document"),
        new("mail", "action_id, time time, sender, destinations document, subject, mimetype, body"),
        new("search_entry", "search_index, subject, entry_id, visible_to document, content document"),
        new("consent", "identity_id, client_id, path, optional, refresh, created time, updated time"),
        new("user_group", "group_id, name, members document"),
        new("policy", "policy_id, name, domains document, timeout, mfa"),
        new("identity", "identity_id, username, name, email, linked_to"),
        new("scope", "name, resource_server"),
    ];

    /// <summary>
    /// Secrets, and the emulator's settings. Clients are omitted because they are not usable without their secrets.
    /// </summary>
    public static IReadOnlyList<string> Excluded { get; } =
    ["token", "session", "authorization_code", "client", "setting"];
}
