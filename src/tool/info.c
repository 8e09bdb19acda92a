/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * info.c - ktrec info: what the file is, and why we think so.
 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/compat.h"
#include "tool/info.h"

static const struct option longs[] = {
    {"format", required_argument, NULL, TOOL_OPT_FORMAT},
    {"formats", no_argument, NULL, TOOL_OPT_FORMATS},
    {"help", no_argument, NULL, TOOL_OPT_HELP},
    {"json", no_argument, NULL, TOOL_OPT_JSON},
    {NULL, 0, NULL, 0},
};

static void
add_damage(void *context, const ktrec_damage *damage)
{
    info *in = context;
    size_t room = in->damage_room == 0 ? 16 : in->damage_room * 2;
    ktrec_damage *grown;

    if (in->damage_count == in->damage_room) {
        grown = reallocarray(in->damage, room, sizeof(*grown));
        if (grown == NULL) {
            in->no_memory = 1;
            return;
        }
        in->damage = grown;
        in->damage_room = room;
    }
    in->damage[in->damage_count++] = *damage;
}

static void
count(info *in, tally *t, int64_t first, int64_t second, const char *name)
{
    tally_key key;

    memset(&key, 0, sizeof(key));
    key.first = first;
    key.second = second;
    (void)strlcpy(key.name, name, sizeof(key.name));
    if (tally_add(t, &key) != 0)
        in->no_memory = 1;
}

/* A version of its own, "before the version field", counts as 0: that is what it means. */
static int
version_of(const ktrec_header *h)
{
    return h->version >= KTREC_VERSION_OLD ? 0 : h->version;
}

static void
count_record(info *in, const ktrec_record *record)
{
    const ktrec_header *h = &record->header;

    if (in->records++ == 0) {
        in->format = record->format;
        in->has_format = 1;
        in->first_sec = h->sec;
        in->first_nsec = h->nsec;
    } else if (h->sec < in->last_sec || (h->sec == in->last_sec && h->nsec < in->last_nsec)) {
        in->time_goes_back++;
    }
    in->last_sec = h->sec;
    in->last_nsec = h->nsec;
    in->kinds[h->kind < KTREC_KIND_COUNT ? h->kind : KTREC_KIND_UNKNOWN]++;
    count(in, &in->versions, version_of(h), 0, "");
    count(in, &in->header_sizes, (int64_t)(record->raw.size - record->payload.size), 0, "");
    count(in, &in->pids, h->pid, 0, "");
    count(in, &in->lwps, h->pid, (h->flags & KTREC_HAS_LWP) != 0 ? h->lwp : INFO_NO_LWP, "");
    count(in, &in->comms, 0, 0, h->comm);
}

/*
 * A file in which no trace was found: all of it is damage, and the reason is what it looks like.
 * start: where standard input stood, which is somewhere else now.
 */
static void
no_trace(info *in, const tool_input *input, off_t start, const ktrec_error *error)
{
    int standard = tool_input_is_standard(input);
    ktrec_damage damage = {.code = error->code};
    struct stat st;

    in->has_bytes =
        (standard ? fstat(STDIN_FILENO, &st) : stat(in->name, &st)) == 0 && S_ISREG(st.st_mode);
    if (in->has_bytes)
        in->bytes = (uint64_t)(standard ? st.st_size - start : st.st_size);
    damage.length = in->bytes;
    (void)strlcpy(damage.reason,
                  error->detail[0] != '\0' ? error->detail : ktrec_strerror(error->code),
                  sizeof(damage.reason));
    (void)strlcpy(in->probe.reason, damage.reason, sizeof(in->probe.reason));
    add_damage(in, &damage);
}

/* Reads the whole trace.  Returns the exit status; in is filled unless that is TOOL_TROUBLE. */
static int
gather(info *in, tool_input *input)
{
    off_t start = lseek(STDIN_FILENO, 0, SEEK_CUR);
    const ktrec_record *record;
    ktrec_error error;
    int code, status;

    input->damage = add_damage;
    input->context = in;
    code = tool_input_try(input, &error);
    in->name = input->name;
    if (code == KTREC_E_FORMAT || code == KTREC_E_AMBIGUOUS) {
        no_trace(in, input, start, &error); /* which is what was asked for: no message besides */
        return TOOL_DAMAGED;
    }
    if (code != KTREC_OK) {
        tool_error(in->name, &error);
        return tool_status_of(code);
    }
    in->probe = *ktrec_reader_probe(input->reader);
    in->release = ktrec_release_ahead(input->reader, &in->release_only);
    while (tool_input_next(input, &record) == 1 && !in->no_memory)
        count_record(in, record);
    in->bytes = ktrec_reader_offset(input->reader);
    in->has_bytes = 1;
    status = tool_input_close(input);
    if (in->no_memory) {
        tool_message(in->name, "%s", ktrec_strerror(KTREC_E_MEMORY));
        return TOOL_TROUBLE;
    }
    return status;
}

static void
sort_all(info *in)
{
    tally_sort(&in->versions);
    tally_sort(&in->header_sizes);
    tally_sort(&in->pids);
    tally_sort(&in->lwps);
    tally_sort(&in->comms);
}

static void
free_all(info *in)
{
    tally_free(&in->versions);
    tally_free(&in->header_sizes);
    tally_free(&in->pids);
    tally_free(&in->lwps);
    tally_free(&in->comms);
    free(in->damage);
}

static int
run(tool_input *input, int json)
{
    info in;
    int status;

    memset(&in, 0, sizeof(in));
    status = gather(&in, input);
    if (status != TOOL_TROUBLE) {
        sort_all(&in);
        if (json)
            info_print_json(&in);
        else
            info_print_text(&in);
        status = tool_stdout_close(status);
    }
    free_all(&in);
    return status;
}

int
tool_info(const tool_command *command, int argc, char **argv)
{
    tool_input input = {0};
    int option, status = -1, json = 0, formats = 0;

    while (status == -1 && (option = tool_getopt(command, argc, argv, "+:f:", longs)) != -1) {
        if (option == TOOL_OPT_JSON)
            json = 1;
        else if (option == TOOL_OPT_FORMATS)
            formats = 1;
        else
            status = tool_input_option(command, &input, option);
    }
    if (status == -1)
        status = tool_input_operand(command, &input, argc, argv);
    if (status != -1)
        return status;
    if (!formats)
        return run(&input, json);
    if (json || input.has_format || input.path != NULL)
        return tool_usage(command, "--formats goes with nothing else: it is not of a trace");
    info_print_formats();
    return tool_stdout_close(TOOL_FINE);
}
