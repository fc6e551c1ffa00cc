-- Fewer steps for one entry on its way to another screen; the figures stand in docs/schaal.md.

-- The references between the tables looked up, and locked, once more what was just written: nobody writes but through
-- leg_vast() and schrijf(). These write a row only behind a head that they found, and a value only under the row written
-- with it. Past them (a superuser) controleer counts the same: it copies the rows into tables with these references.
ALTER TABLE kluis DROP CONSTRAINT kluis_gemeente_id_fkey;
ALTER TABLE vastlegging DROP CONSTRAINT vastlegging_gemeente_stroom_fkey;

-- As it was, with one plain row for each value of the vault: an entry has one or two.
CREATE OR REPLACE FUNCTION leg_vast(p_stroom text, p_positie integer, p_id text, p_vorige text, p_inhoud text, p_inhoud_hash text,
  p_schakel text, p_kluis jsonb, p_eigenaar text, p_epoch integer, p_zegels integer)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  g text := mijn_gemeente();
  gedaan text;  -- of what has nothing to say: an assignment takes a third of the time of PERFORM
  s stroom%ROWTYPE;
BEGIN
  IF g IS NULL THEN
    RAISE EXCEPTION 'geen gemeente' USING ERRCODE = 'VC004';
  END IF;
  gedaan := pg_catalog.pg_advisory_xact_lock_shared(pg_catalog.hashtextextended(g || '/kluis', 87))::text;  -- slot(), in place
  gedaan := pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(g || '/' || p_stroom, 86))::text;
  IF klopt(p_stroom, p_positie::text, p_id, p_vorige, p_inhoud, p_inhoud_hash, p_schakel) IS NOT TRUE THEN
    RAISE EXCEPTION 'sluit niet aan' USING ERRCODE = 'VC002';
  END IF;
  IF p_stroom = 'zegels' AND zegel_past(g, p_inhoud) IS NOT TRUE THEN
    RAISE EXCEPTION 'zegel' USING ERRCODE = 'VC002';
  END IF;
  UPDATE stroom t SET aantal = p_positie, kop = p_schakel
    WHERE t.gemeente = g AND t.id = p_stroom AND t.aantal = p_positie - 1 AND t.kop = p_vorige
      AND (t.id = 'zegels' OR (t.eigenaar = p_eigenaar AND (t.eigenaar = '' OR t.epoch = p_epoch)))
      AND coalesce((SELECT z.aantal FROM stroom z WHERE z.gemeente = g AND z.id = 'zegels'), 0) = p_zegels;
  IF NOT FOUND THEN
    SELECT * INTO s FROM stroom t WHERE t.gemeente = g AND t.id = p_stroom;
    IF s.id <> 'zegels' AND (s.eigenaar IS DISTINCT FROM p_eigenaar OR (s.eigenaar <> '' AND s.epoch IS DISTINCT FROM p_epoch)) THEN
      RAISE EXCEPTION '%', s.eigenaar_naam USING ERRCODE = 'VC001', DETAIL = s.epoch::text;
    ELSIF s.id IS NULL OR s.aantal <> p_positie - 1 OR s.kop <> p_vorige THEN
      RAISE EXCEPTION 'sluit niet aan' USING ERRCODE = 'VC002', DETAIL = coalesce(s.aantal, 0)::text;
    END IF;
    RETURN false;
  END IF;
  INSERT INTO vastlegging (stroom, positie, id, vorige, inhoud, inhoud_hash, schakel, gemeente)
    VALUES (p_stroom, p_positie, p_id, p_vorige, p_inhoud, p_inhoud_hash, p_schakel, g);
  FOR n IN 0 .. pg_catalog.jsonb_array_length(p_kluis) - 1 LOOP
    INSERT INTO kluis (id, veld, waarde, zout, gemeente)
      VALUES (p_id, p_kluis -> n ->> 0, p_kluis -> n ->> 1, p_kluis -> n ->> 2, g);
  END LOOP;
  gedaan := pg_notify('vastlegging_' || md5(g), '')::text || pg_notify('vastlegging_' || md5(g || '/' || p_stroom), '')::text;
  RETURN true;
END $$;

DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION leg_vast(text, integer, text, text, text, text, text, jsonb, text, integer, integer)
    SET search_path = %I, pg_temp', current_schema());
END $$;
