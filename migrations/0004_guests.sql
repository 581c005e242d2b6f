-- +goose Up
CREATE TABLE occasions (
    event_id    TEXT    NOT NULL,
    id          TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    starts      TEXT    NOT NULL,
    ends        TEXT    NOT NULL,
    place       TEXT    NOT NULL,
    asks_meal   BOOLEAN NOT NULL,
    seated      BOOLEAN NOT NULL,
    position    BIGINT  NOT NULL,
    created_at  BIGINT  NOT NULL,
    version     BIGINT  NOT NULL,
    CONSTRAINT occasions_pk PRIMARY KEY (event_id, id),
    CONSTRAINT occasions_of_an_event FOREIGN KEY (event_id) REFERENCES events (id)
);

CREATE TABLE meals (
    event_id     TEXT    NOT NULL,
    id           TEXT    NOT NULL,
    occasion_id  TEXT    NOT NULL,
    name         TEXT    NOT NULL,
    for_children BOOLEAN NOT NULL,
    position     BIGINT  NOT NULL,
    created_at   BIGINT  NOT NULL,
    version      BIGINT  NOT NULL,
    CONSTRAINT meals_pk PRIMARY KEY (event_id, id),
    CONSTRAINT meals_of_an_occasion FOREIGN KEY (event_id, occasion_id) REFERENCES occasions (event_id, id)
);

CREATE TABLE households (
    event_id        TEXT    NOT NULL,
    id              TEXT    NOT NULL,
    envelope_name   TEXT    NOT NULL,
    street          TEXT    NOT NULL,
    street2         TEXT    NOT NULL,
    city            TEXT    NOT NULL,
    region          TEXT    NOT NULL,
    postcode        TEXT    NOT NULL,
    country         TEXT    NOT NULL,
    language        TEXT    NOT NULL,
    side            TEXT    NOT NULL,
    tags            TEXT    NOT NULL,
    list            TEXT    NOT NULL,
    sent_by         TEXT    NOT NULL,
    note            TEXT    NOT NULL,
    reply_code      TEXT    NOT NULL,
    link_generation BIGINT  NOT NULL,
    link_hash       TEXT    NOT NULL,
    host            BOOLEAN NOT NULL,
    sort_key        TEXT    NOT NULL,
    search_key      TEXT    NOT NULL,
    match_key       TEXT    NOT NULL,
    created_at      BIGINT  NOT NULL,
    version         BIGINT  NOT NULL,
    CONSTRAINT households_pk PRIMARY KEY (event_id, id),
    CONSTRAINT households_reply_code_is_unique UNIQUE (event_id, reply_code),
    CONSTRAINT households_link_is_unique UNIQUE (link_hash),
    CONSTRAINT households_list CHECK (list IN ('A', 'B')),
    CONSTRAINT households_of_an_event FOREIGN KEY (event_id) REFERENCES events (id)
);

CREATE TABLE guests (
    event_id     TEXT    NOT NULL,
    id           TEXT    NOT NULL,
    household_id TEXT    NOT NULL,
    name         TEXT    NOT NULL,
    given        TEXT    NOT NULL,
    family       TEXT    NOT NULL,
    prefix       TEXT    NOT NULL,
    suffix       TEXT    NOT NULL,
    name_order   TEXT    NOT NULL,
    aliases      TEXT    NOT NULL,
    sort_key     TEXT    NOT NULL,
    search_key   TEXT    NOT NULL,
    unnamed      BOOLEAN NOT NULL,
    plus_one_of  TEXT,
    age          TEXT    NOT NULL,
    age_years    BIGINT,
    side         TEXT    NOT NULL,
    tags         TEXT    NOT NULL,
    email        TEXT    NOT NULL,
    phone        TEXT    NOT NULL,
    diets        TEXT    NOT NULL,
    diet_note    TEXT    NOT NULL,
    needs        TEXT    NOT NULL,
    note         TEXT    NOT NULL,
    host         BOOLEAN NOT NULL,
    match_key    TEXT    NOT NULL,
    position     BIGINT  NOT NULL,
    created_at   BIGINT  NOT NULL,
    version      BIGINT  NOT NULL,
    CONSTRAINT guests_pk PRIMARY KEY (event_id, id),
    CONSTRAINT guests_in_their_household UNIQUE (event_id, household_id, id),
    CONSTRAINT guests_age CHECK (age IN ('adult', 'child', 'infant')),
    CONSTRAINT guests_household_is_of_the_event FOREIGN KEY (event_id, household_id) REFERENCES households (event_id, id),
    CONSTRAINT guests_plus_one_is_of_the_event FOREIGN KEY (event_id, plus_one_of) REFERENCES guests (event_id, id)
);

-- The household stands here again, so that a household's own scope covers its invitations; it follows the guest.
CREATE TABLE invitations (
    event_id     TEXT    NOT NULL,
    id           TEXT    NOT NULL,
    household_id TEXT    NOT NULL,
    guest_id     TEXT    NOT NULL,
    occasion_id  TEXT    NOT NULL,
    reply        TEXT    NOT NULL,
    maybe        BOOLEAN NOT NULL,
    waiting      BOOLEAN NOT NULL,
    meal_id      TEXT,
    answered_at  BIGINT  NOT NULL,
    answered_by  TEXT    NOT NULL,
    source       TEXT    NOT NULL,
    sent_at      BIGINT  NOT NULL,
    created_at   BIGINT  NOT NULL,
    version      BIGINT  NOT NULL,
    CONSTRAINT invitations_pk PRIMARY KEY (event_id, id),
    CONSTRAINT invitations_once_per_occasion UNIQUE (event_id, guest_id, occasion_id),
    CONSTRAINT invitations_reply CHECK (reply IN ('pending', 'attending', 'declined')),
    CONSTRAINT invitations_of_a_guest FOREIGN KEY (event_id, household_id, guest_id)
        REFERENCES guests (event_id, household_id, id) ON UPDATE CASCADE,
    CONSTRAINT invitations_to_an_occasion FOREIGN KEY (event_id, occasion_id) REFERENCES occasions (event_id, id),
    CONSTRAINT invitations_meal_is_of_the_event FOREIGN KEY (event_id, meal_id) REFERENCES meals (event_id, id)
);
CREATE INDEX invitations_by_occasion ON invitations (event_id, occasion_id);

-- +goose Down
DROP TABLE invitations;
DROP TABLE guests;
DROP TABLE households;
DROP TABLE meals;
DROP TABLE occasions;
